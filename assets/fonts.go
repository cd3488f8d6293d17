// Package assets holds what ships inside the program: fonts, icon,
// translations, help pages. It imports nothing of the program.
package assets

import "embed"

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

//go:embed fonts/NotoSans[A-Z]*-Regular.ttf
var regular embed.FS

// scriptFonts are the fonts for scripts that Noto Sans does not have, by the
// script's code (ISO 15924).
var scriptFonts = map[string]string{
	"Arab": "Arabic", "Armn": "Armenian", "Beng": "Bengali", "Deva": "Devanagari", "Ethi": "Ethiopic", "Geor": "Georgian",
	"Gujr": "Gujarati", "Guru": "Gurmukhi", "Hebr": "Hebrew", "Mlym": "Malayalam", "Sinh": "Sinhala", "Taml": "Tamil", "Thai": "Thai",
}

// ScriptFont is the font for a script by its code ("Arab"); nil where none is
// here. Bold is left to whoever draws.
func ScriptFont(code string) []byte {
	name, ok := scriptFonts[code]
	if !ok {
		return nil
	}
	data, err := regular.ReadFile("fonts/NotoSans" + name + "-Regular.ttf")
	if err != nil {
		panic("assets: a font is not where it was embedded: " + err.Error())
	}
	return data
}
