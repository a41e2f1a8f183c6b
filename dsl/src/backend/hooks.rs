//! What is called after COMMIT, whatever the driver.

use std::fmt;
use std::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};

type Hook = Box<dyn FnOnce() + Send>;

/// The hooks of one transaction, its savepoints included.
#[derive(Default)]
pub struct Hooks(Mutex<Vec<Hook>>);

impl Hooks {
    /// What is kept here is whole at all times, also after a panic of who had it.
    fn lock(&self) -> MutexGuard<'_, Vec<Hook>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Appends one.
    pub fn add(&self, hook: impl FnOnce() + Send + 'static) {
        self.lock().push(Box::new(hook));
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.lock().len()
    }

    /// Forgets those that were given after there were so many: their savepoint is undone.
    pub fn forget_after(&self, number: usize) {
        let forgotten: Vec<Hook> = {
            let mut hooks = self.lock();
            let number = number.min(hooks.len());
            hooks.split_off(number)
        };
        // Dropped here, where nothing is locked: what a hook holds may have a `drop` of its own.
        drop(forgotten);
    }

    /// Calls them, in the order in which they were given.
    pub fn call(self) {
        for hook in mem::take(&mut *self.lock()) {
            hook();
        }
    }
}

impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Hooks").field(&self.count()).finish()
    }
}
