// Package lanes is the timeline on the screen: a lane for every agency, a time
// axis above them, and a strip of the whole scope below. What stands where is
// worked out by chronology/timeline and drawn by export/raster, so the screen
// shows what is printed.
//
// Timeline is one widget with one place in the order of focus. Underneath lie
// tiles: pictures of stretches of the lanes that only move while the view is
// panned and are drawn afresh when it is zoomed or the review changes. Above
// them lies an overlay, a small pool of canvas objects that show what the
// person is doing: selection, pointer, focus, links of the selected event.
// There is never one canvas object for each event.
//
//	camera.go    which stretch of time is in view
//	frame.go     where the parts of the widget stand
//	tiles.go     the pictures that move
//	headings.go  names of the lanes, which stay
//	overlay.go   selection, pointer, focus; ends.go: the days of the selection;
//	             arrows.go: links; card.go, reasons.go: the card;
//	             elsewhere.go: what a lane has out of view
//	overview.go  the strip of the whole scope; legend.go: the line under it
//	pointer.go, drag.go, keys.go, commands.go, menu.go  what the person does
//
// What keys do while the timeline has the focus is one table, commands.go; the
// help is made from it.
//
// The wheel scrolls the lanes, or pans where all lanes are in view; with Shift
// it pans and with Ctrl it zooms at the pointer. A drag pans. A click selects,
// a double click opens, or starts a new event where there is none.
package lanes
