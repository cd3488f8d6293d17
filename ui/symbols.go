package ui

import (
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/assets"
)

// symbolsAsPrinted has the window show symbols and emoji in the font that paper
// has for them. They then look alike in both, in the colour of their text, and
// the toolkit does not hold its coloured font of 4 MB once for every style.
var symbolsAsPrinted = sync.OnceFunc(func() {
	if own, ok := theme.DefaultEmojiFont().(*fyne.StaticResource); ok && own != nil {
		own.StaticName, own.StaticContent = "DejaVuSans.ttf", assets.DejaVuSans
	}
})
