//! A statement on its way to a connection and back; it knows nothing of the type of its rows.

use std::panic::Location;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use relvar::backend::{Request, SqlText};

use crate::handle::{Handle, Held};
use crate::row::Chunk;
use crate::session::{Answer, Part};
use crate::trace::Observer;
use crate::{Error, Lite, Result};

/// A statement on its way.
pub(crate) struct Run<'c> {
    // Dropped in this order: who gives a statement up says so before its connection goes to somebody else.
    answer: Option<Answer>,
    waiting: Option<Pin<Box<dyn Future<Output = Result<Held<'c>>> + Send + 'c>>>,
    held: Option<Held<'c>>,
    request: Option<Request<Lite>>,
    handle: Handle<'c>,
    /// Are its rows wanted?
    reads: bool,
    text: SqlText,
    caller: &'static Location<'static>,
    observer: Option<Box<Observer>>,
    begun: bool,
}

impl<'c> Run<'c> {
    pub(crate) fn new(handle: Handle<'c>, request: Request<Lite>, reads: bool) -> Self {
        let (text, caller) = (request.text.clone(), request.caller);
        Run {
            answer: None,
            waiting: None,
            held: None,
            request: Some(request),
            handle,
            reads,
            text,
            caller,
            observer: None,
            begun: false,
        }
    }

    /// The next rows, or the number of affected ones at the end. Nothing comes after the end.
    pub(crate) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Part> {
        if !self.begun {
            self.begun = true;
            if let Some(end) = self.begin() {
                return Poll::Ready(Part::End(end));
            }
        }
        let observer = self.observer.take();
        let polled = {
            let _entered = observer.as_ref().map(|observer| observer.enter());
            self.go_on(context)
        };
        match (polled, observer) {
            (Poll::Ready(Part::End(outcome)), observer) => {
                self.give_up();
                let outcome = outcome.map_err(|error| self.at(error));
                if let Some(observer) = observer {
                    observer.end(&outcome);
                }
                Poll::Ready(Part::End(outcome))
            }
            (polled, observer) => {
                self.observer = observer;
                polled
            }
        }
    }

    fn go_on(&mut self, context: &mut Context<'_>) -> Poll<Part> {
        if let Some(waiting) = &mut self.waiting {
            let held = ready!(waiting.as_mut().poll(context));
            self.waiting = None;
            match held {
                Ok(held) => {
                    self.answer = send(&held, self.handle, self.request.take(), self.reads);
                    self.held = Some(held);
                }
                Err(error) => return Poll::Ready(Part::End(Err(error))),
            }
        }
        match &mut self.answer {
            Some(answer) => answer.poll(context),
            None => Poll::Pending,
        }
    }

    /// Gives the end where nothing has to be sent.
    fn begin(&mut self) -> Option<Result<u64>> {
        let request = self.request.as_ref()?;
        if request.empty || request.parameters.rows() == Some(0) {
            return Some(Ok(0));
        }
        if let Err(unsendable) = request.parameters.check() {
            return Some(Err(Error::from(unsendable).at(&self.text, self.caller)));
        }
        self.observer = Observer::new(self.handle.shared(), request).map(Box::new);
        let _entered = self.observer.as_ref().map(|observer| observer.enter());
        match self.handle.lease_at_once(self.text.as_str()) {
            Some(held) => {
                self.answer = send(&held, self.handle, self.request.take(), self.reads);
                self.held = Some(held);
            }
            None => {
                let role = self.handle.role_for(self.text.as_str());
                self.waiting = Some(Box::pin(self.handle.lease(role)));
            }
        }
        None
    }

    #[cold]
    pub(crate) fn at(&self, error: Error) -> Error {
        error.at(&self.text, self.caller)
    }

    /// Gives the statement up.
    pub(crate) fn give_up(&mut self) {
        self.answer = None;
        self.waiting = None;
        self.held = None;
    }
}

fn send(held: &Held<'_>, handle: Handle<'_>, request: Option<Request<Lite>>, reads: bool) -> Option<Answer> {
    request.map(|request| held.send(request, reads, handle.is_within(), handle.may_write()))
}

/// The rows of a chunk, one after the other.
pub(crate) fn each_row(
    rows: Chunk,
    mut take: impl FnMut(&crate::Row) -> Result<(), relvar::backend::CodecError>,
) -> Result<(), relvar::backend::CodecError> {
    let mut row = crate::Row::first_of(rows);
    while row.exists() {
        take(&row)?;
        row.advance();
    }
    Ok(())
}
