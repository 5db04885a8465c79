/** Holds an owner until its dependents are gone. */
export const FOREGROUND = 'foregroundDeletion';
