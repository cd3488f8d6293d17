// Package assets holds what ships inside the program: fonts, icon,
// translations, help pages. It imports nothing of the program.
package assets

import _ "embed"

// Noto Sans, under the SIL Open Font Licence (beside the files). Screen and
// paper use the same faces, so that text has the same width on both.
var (
	//go:embed fonts/NotoSans-Regular.ttf
	NotoSansRegular []byte
	//go:embed fonts/NotoSans-Bold.ttf
	NotoSansBold []byte
	//go:embed fonts/NotoSans-Italic.ttf
	NotoSansItalic []byte
)
