package sample

import (
	"crypto/sha256"
	"time"

	"github.com/google/uuid"

	"throughline.org/throughline/chronology"
)

// agreed is the day on which the board agreed the report. It stands in every
// uid where a UUIDv7 has the time at which it was made.
var agreed = time.Date(2016, time.February, 17, 0, 0, 0, 0, time.UTC)

// uid returns the uid of what a key names: shaped like any other (UUIDv7), but
// always the same for the same key, so that copies of the bundled review can
// be compared and merged.
func uid(kind, key string) chronology.UID {
	sum := sha256.Sum256([]byte(kind + ":" + key))
	var id uuid.UUID
	milliseconds := uint64(agreed.UnixMilli())
	for i := range 6 {
		id[i] = byte(milliseconds >> (40 - 8*i))
	}
	copy(id[6:], sum[:10])
	id[6] = id[6]&0x0f | 0x70 // version 7
	id[8] = id[8]&0x3f | 0x80 // variant of RFC 9562
	return chronology.UID(id.String())
}
