//! What is called after COMMIT.

use std::fmt;
use std::mem;
use std::sync::Mutex;

use crate::session::lock;

type Hook = Box<dyn FnOnce() + Send>;

/// The hooks of one transaction, its savepoints included.
#[derive(Default)]
pub(crate) struct Hooks(Mutex<Vec<Hook>>);

impl Hooks {
    pub(crate) fn add(&self, hook: impl FnOnce() + Send + 'static) {
        lock(&self.0).push(Box::new(hook));
    }

    pub(crate) fn len(&self) -> usize {
        lock(&self.0).len()
    }

    /// Forgets those that were given after there were so many: their savepoint is undone.
    pub(crate) fn forget_after(&self, number: usize) {
        let forgotten: Vec<Hook> = {
            let mut hooks = lock(&self.0);
            let number = number.min(hooks.len());
            hooks.split_off(number)
        };
        // Dropped here, where nothing is locked: what a hook holds may have a `drop` of its own.
        drop(forgotten);
    }

    pub(crate) fn call(self) {
        for hook in mem::take(&mut *lock(&self.0)) {
            hook();
        }
    }
}

impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Hooks").field(&self.len()).finish()
    }
}
