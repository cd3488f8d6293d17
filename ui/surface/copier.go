package surface

import "image"

// Copier puts opaque pictures into a frame by copying them, for windows that a
// processor draws in place of a graphics card: there the toolkit's shader costs
// ten times what a copy does (measured for a window of 1920 × 1080: 20 ms of
// processor time against 2).
type Copier interface {
	// Begin reports whether a frame is being painted that pictures may be copied
	// into, and the part of it that is being painted, in pixels from its top left
	// corner. It is false at any other time, and always where a graphics card
	// draws.
	Begin() (visible image.Rectangle, ok bool)
	// Keep takes a picture to where frames are made. It returns the plate that
	// holds it from then on: the one given where that will do, nil for a new one.
	Keep(p Plate, img *image.RGBA) Plate
	// Copy puts what a plate holds to a place in the frame, in pixels from its top
	// left corner, as far as it is visible.
	Copy(p Plate, at image.Point, visible image.Rectangle)
	// End is called after the last copy into a frame.
	End()
}

// Plate is a picture that a Copier keeps.
type Plate any
