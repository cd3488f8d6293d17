package assets

import _ "embed"

// DejaVuSans lends paper what Noto Sans lacks: symbols, Hebrew, Armenian and
// Georgian. Paper shapes no text, so it needs every form of a letter as a
// character of its own, as this face (and the Arabic of ScriptFont) has them.
// Its licence is DejaVu-LICENSE.txt.
//
//go:embed fonts/DejaVuSans.ttf
var DejaVuSans []byte
