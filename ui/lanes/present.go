package lanes

// Present leaves out what is for the person at the keyboard alone, so that a room
// sees more lanes: the legend, the words beside the strip, the notes under names
// where they would take height, and the name of the selected event, which is told
// beside the lanes.
func (t *Timeline) Present() {
	t.presenting = true
	t.restyle()
}
