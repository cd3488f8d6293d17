package assets_test

import (
	"bytes"
	"image/png"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/image/font/opentype"

	"throughline.org/throughline/assets"
)

func TestTheFontsCanBeRead(t *testing.T) {
	for name, data := range map[string][]byte{
		"regular": assets.NotoSansRegular, "bold": assets.NotoSansBold, "italic": assets.NotoSansItalic,
	} {
		font, err := opentype.Parse(data)
		require.NoError(t, err, name)
		for _, r := range "éŵŷŁżΩжß–“…" {
			glyph, err := font.GlyphIndex(nil, r)
			require.NoError(t, err)
			assert.NotZero(t, glyph, "%s has %q", name, r)
		}
	}
}

func TestScriptsThatNotoSansLacksHaveFontsOfTheirOwn(t *testing.T) {
	for code, letters := range map[string]string{
		"Arab": "عپٹڈےۇڕښ", "Hebr": "אבג", "Deva": "कखग", "Beng": "কখগ", "Guru": "ਕਖਗ", "Gujr": "કખગ", "Taml": "கஙச", "Sinh": "කඛග",
		"Mlym": "കഖഗ", "Thai": "กขค", "Ethi": "ሀለሐ", "Geor": "აბგ", "Armn": "աբգ",
	} {
		font, err := opentype.Parse(assets.ScriptFont(code))
		require.NoError(t, err, code)
		for _, r := range letters {
			glyph, err := font.GlyphIndex(nil, r)
			require.NoError(t, err)
			assert.NotZero(t, glyph, "%s has %q", code, r)
		}
	}
	assert.Nil(t, assets.ScriptFont("Zzzz"))
}

func TestTheFontsKeepTheirLicence(t *testing.T) {
	for file, words := range map[string]string{
		"fonts/OFL.txt": "SIL OPEN FONT LICENSE Version 1.1", "fonts/DejaVu-LICENSE.txt": "Bitstream Vera",
	} {
		licence, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Contains(t, string(licence), words)
	}
}

func TestTheFontsForPaperHaveWhatNotoSansLacks(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		has  string
	}{
		"Arabic": {assets.ScriptFont("Arab"), "محمدشاہٹڈڑےیکگچپ\uFE8E\uFB58\uFEF5"},
		"DejaVu": {assets.DejaVuSans, "☑✓→☎★♥אבՀგ"},
	} {
		font, err := opentype.Parse(c.data)
		require.NoError(t, err, name)
		for _, r := range c.has {
			glyph, err := font.GlyphIndex(nil, r)
			require.NoError(t, err)
			assert.NotZero(t, glyph, "%s has %q", name, r)
		}
	}
}

func TestTheIconIsAPicture(t *testing.T) {
	icon, err := png.Decode(bytes.NewReader(assets.Icon))
	require.NoError(t, err)
	assert.Equal(t, 512, icon.Bounds().Dx())
	assert.Equal(t, 512, icon.Bounds().Dy())
	_, _, _, alpha := icon.At(0, 0).RGBA()
	assert.Zero(t, alpha, "the corners are round")
}
