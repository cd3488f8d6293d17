package chronology

import "github.com/google/uuid"

// UID identifies everything in a review that can be exchanged between files.
// New ones are UUIDv7, so they sort by the time at which they were made.
type UID string

// NewUID returns a fresh UID.
func NewUID() UID { return UID(uuid.Must(uuid.NewV7()).String()) }

// Entity is anything in a review that has a uid of its own.
type Entity interface {
	Identity() UID
}
