//! How the libraries run: the shape of the runtime, and the socket to the server.

use std::fmt;

use tokio::runtime::{Builder, Runtime};

use crate::Outcome;

/// The shape of the runtime. Times are compared within one shape only.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// One thread, which runs the program and the connections.
    Current,
    /// Two workers; the work is inside of a spawned task, as in a server.
    Spawned,
}

impl Shape {
    /// By its word on the command line.
    pub fn named(name: &str) -> Outcome<Self> {
        match name {
            "current" => Ok(Shape::Current),
            "spawned" => Ok(Shape::Spawned),
            _ => Err(format!("no runtime `{name}`: current or spawned").into()),
        }
    }

    /// A runtime of this shape.
    pub fn runtime(self) -> Outcome<Runtime> {
        let mut builder = match self {
            Shape::Current => Builder::new_current_thread(),
            Shape::Spawned => Builder::new_multi_thread(),
        };
        if self == Shape::Spawned {
            builder.worker_threads(2);
        }
        Ok(builder.enable_all().build()?)
    }

    /// As a sentence of the page.
    pub fn sentence(self) -> &'static str {
        match self {
            Shape::Current => "on one thread that runs everything",
            Shape::Spawned => "inside of a spawned task of a runtime with two threads",
        }
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Shape::Current => "current",
            Shape::Spawned => "spawned",
        })
    }
}

/// The way to the server.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Socket {
    /// A unix socket.
    Unix,
    /// TCP on 127.0.0.1.
    Tcp,
}

impl Socket {
    /// By its word on the command line.
    pub fn named(name: &str) -> Outcome<Self> {
        match name {
            "unix" => Ok(Socket::Unix),
            "tcp" => Ok(Socket::Tcp),
            _ => Err(format!("no socket `{name}`: unix or tcp").into()),
        }
    }

    /// As a sentence of the page.
    pub fn sentence(self) -> &'static str {
        match self {
            Socket::Unix => "by its unix socket",
            Socket::Tcp => "by TCP on 127.0.0.1",
        }
    }
}

impl fmt::Display for Socket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Socket::Unix => "unix",
            Socket::Tcp => "tcp",
        })
    }
}
