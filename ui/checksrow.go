package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
)

// findingRow is a finding to be read, or the name of a severity above its
// findings. A click on a finding opens it.
type findingRow struct{ box *fyne.Container }

func newFindingRow(l *findingList, row listedFinding) *findingRow {
	if row.n < 0 {
		name := newProse(row.head, theme.ColorNameForeground)
		name.style.Bold = true
		return &findingRow{container.New(findingHeadLayout{}, newGround(theme.ColorNameHeaderBackground), name)}
	}
	f := l.findings[row.n]
	back := newTapGround(func() { l.press(row.n) })
	return &findingRow{container.New(findingLayout{}, back, newFindingWords(f))}
}

// newFindingWords is the sentence of a finding with the note under it.
func newFindingWords(f chronology.Finding) *fyne.Container {
	return newColumn(0.5, newProse(f.Message, theme.ColorNameForeground), newCaption(findingNote(f)))
}

// findingHeight is how high a finding that is only read will be.
func findingHeight(f chronology.Finding, width float32) float32 {
	room := width - 2*findingMargin()
	if room <= 0 {
		return 0
	}
	lines := func(text string, size float32) float32 {
		height := fyne.MeasureText("M", size, fyne.TextStyle{}).Height
		return float32(len(lettersOf(size, fyne.TextStyle{}).wrap(text, room, 0))) * height
	}
	return lines(f.Message, theme.TextSize()) + lines(findingNote(f), theme.CaptionTextSize()) + 0.5*theme.Padding() + 2*findingGap()
}

func findingMargin() float32 { return 4 * theme.Padding() }

func findingGap() float32 { return 1.5 * theme.Padding() }

// findingLayout fills with its first object and sets the second within.
type findingLayout struct{}

func (findingLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[1].MinSize().AddWidthHeight(2*findingMargin(), 2*findingGap())
}

func (findingLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	within := objects[1]
	within.Move(fyne.NewPos(findingMargin(), findingGap()))
	for range 2 { // what wraps knows its height once it has its width
		within.Resize(fyne.NewSize(size.Width-2*findingMargin(), within.MinSize().Height))
	}
}

func findingHeadHeight() float32 {
	return fyne.MeasureText("M", theme.TextSize(), fyne.TextStyle{Bold: true}).Height + 2*findingGap()
}

// findingHeadLayout sets the name of a severity in its band.
type findingHeadLayout struct{}

func (findingHeadLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, findingHeadHeight())
}

func (findingHeadLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[1].Move(fyne.NewPos(findingMargin(), findingGap()))
	objects[1].Resize(fyne.NewSize(size.Width-2*findingMargin(), size.Height-2*findingGap()))
}
