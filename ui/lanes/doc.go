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
//	camera.go      which stretch of time is in view
//	frame.go       where the parts of the widget stand
//	tiles.go       the pictures that move; paint.go: what is painted on them;
//	               still.go: one that does not
//	headings.go    names of the lanes, which stay; hidden.go: how many are not
//	               shown; undated.go: events that have no place in time
//	overlay.go     pointer, focus and the selection; ends.go: the days of the
//	               selection; arrows.go: links; measure.go: a distance;
//	               elsewhere.go: what a lane has out of view, beside the words of its
//	               silences (gapwords.go, patch.go); dayline.go: a line that stays;
//	               knowing.go: who knew what; silence.go; bookmark.go
//	label.go       the selected event's name beside its mark; keyname.go: names of
//	               key days at the edges; sign.go: words on the axis
//	card.go        what is told about an event, and lists: listing.go
//	overview.go    the strip of the whole scope; legend.go: the line under it;
//	               legendsheet.go: everything explained
//	choice.go      what is selected, and where the keyboard is
//	laneplan.go    changes of how lanes stand
//	present.go     for a room
//
// What the person does comes in by pointer.go, drag.go and keys.go. commands.go
// is the one table of what keys do; the help is made from it. What takes a while
// is a deed (task.go): by drag a hold (band.go, link.go, shift.go, reshape.go,
// lanedrag.go), by key a task (also measure.go, lanewalk.go, strip.go and
// listing.go). Most can be done either way, and Escape gives up any.
//
// The wheel scrolls the lanes, or pans where all lanes are in view; with Shift
// it pans and with Ctrl it zooms at the pointer. A drag pans; on the mark of an
// exact date it moves the date, with Ctrl it draws a link, with Shift it selects.
// A click selects, with Ctrl and Shift several; a double click opens, or starts
// a new event where there is none.
package lanes
