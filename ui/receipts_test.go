package ui

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAReceiptSaysWhichFileItWasAndWhetherItIsStillTheSame(t *testing.T) {
	p := previewOf(t, "police.csv", faultyReturn)
	p.columns.press(wholeOriginal)
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

func TestWithoutReceiptsTheListSaysSo(t *testing.T) {
	w := onSmallReview(t)
	assert.Contains(t, w.desk.openReceipts().list.facts[0].text, "No file has been taken in")
}
