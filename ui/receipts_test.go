package ui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAReceiptSaysWhichFileItWasAndWhetherItIsStillTheSame(t *testing.T) {
	p := previewOf(t, "police.csv", faultyReturn)
	p.keepOriginal(keepPlace)
	p.accept.OnTapped()
	receipt := p.desk.s.review().Receipts[0]
	assert.Equal(t, p.file, receipt.Original, "kept, as was asked")

	x := p.desk.openReceipts()
	require.Len(t, x.list.facts, 1)
	assert.Equal(t, "police.csv · Police · 3 events", x.list.facts[0].text)
	assert.Contains(t, x.list.facts[0].note, receipt.SHA256)
	assert.Contains(t, x.list.facts[0].note, "2 refused, 0 left out")
	p.press(fyne.KeyReturn)
	assert.Equal(t, "It is the file that was taken in", p.top().title)
	p.top().hide()
	require.NoError(t, os.WriteFile(p.file, []byte(faultyReturn+"5 May 2013,Police,Log,Added later.,\n"), 0o600))
	p.press(fyne.KeyReturn)
	assert.Equal(t, "It is not the file that was taken in", p.top().title)
}

func TestTheFileItselfIsKeptSavedAgainAndTakenOut(t *testing.T) {
	p := previewOf(t, "police.csv", faultyReturn)
	assert.Contains(t, p.kept.chips[keepWhole].text, sizeWords(int64(len(faultyReturn))), "its size is said")
	p.keepOriginal(keepWhole)
	p.accept.OnTapped()
	x := p.desk.openReceipts()
	assert.Contains(t, x.list.facts[0].note, "the file itself is kept in this review")
	p.focused().TypedRune('s')
	require.Equal(t, "Save police.csv", p.top().title)
	p.say("again")
	p.top().accept()
	again, err := os.ReadFile(filepath.Join(p.folder, "again.csv"))
	require.NoError(t, err)
	assert.Equal(t, faultyReturn, string(again))
	p.win.Canvas().Focus(x.list)
	p.focused().TypedRune('x')
	p.top().accept()
	assert.NotContains(t, x.list.facts[0].note, "is kept in this review")
	assert.True(t, x.save.Disabled())
}

func TestAFileThatWasChangedMeanwhileIsNotKept(t *testing.T) {
	p := previewOf(t, "police.csv", faultyReturn)
	p.keepOriginal(keepWhole)
	require.NoError(t, os.WriteFile(p.file, []byte("other"), 0o600))
	p.accept.OnTapped()
	assert.Equal(t, "The file was changed while it was looked at", p.top().title)
	assert.Empty(t, p.desk.s.review().Receipts, "nothing has been brought in")
}

func TestWithoutReceiptsTheListSaysSo(t *testing.T) {
	w := onSmallReview(t)
	assert.Contains(t, w.desk.openReceipts().list.facts[0].text, "No file has been taken in")
}
