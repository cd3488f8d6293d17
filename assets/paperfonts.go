package assets

import _ "embed"

// Fonts that lend paper what Noto Sans lacks. Paper shapes no text: it needs
// every form of a letter as a character of its own, as this Arabic has them.
var (
	//go:embed fonts/NotoSansArabic-Regular.ttf
	NotoSansArabic []byte // under the SIL Open Font Licence
	//go:embed fonts/DejaVuSans.ttf
	DejaVuSans []byte // symbols, Hebrew, Armenian, Georgian; DejaVu-LICENSE.txt
)
