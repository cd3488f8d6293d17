package export

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/export/raster"
)

func svgOf(t *testing.T, r *chronology.Review, o Options) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, SVG(&b, r, chronology.Solve(r), o))
	return b.String()
}

// texts are the texts of a drawing, and the names of its elements; a drawing
// that is not well-formed fails the test.
func texts(t *testing.T, svg string) (text []string, elements map[string]int) {
	t.Helper()
	elements = map[string]int{}
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return text, elements
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			elements[token.Name.Local]++
		case xml.CharData:
			text = append(text, string(token))
		}
	}
}

// two is a review of two agencies with an event each.
func two() *chronology.Review {
	r := chronology.NewReview("Adult <A> & others")
	r.Settings.Marking = "OFFICIAL-SENSITIVE"
	r.Settings.ScopeFrom, r.Settings.ScopeTo = "1 May 2013", "31 July 2013"
	r.Put(&chronology.Agency{UID: "p", Name: "Police & Fire"})
	r.Put(&chronology.Agency{UID: "h", Name: "Łódź Housing"})
	r.Put(&chronology.Event{UID: "e1", Agency: "p", Kind: r.Kinds[0].UID, Title: "Call \x01 \"<now>\"", When: chronology.When{Wording: "5 May 2013"}})
	r.Put(&chronology.Event{UID: "e2", Agency: "h", Kind: r.Kinds[3].UID, Title: "Visit", When: chronology.When{Wording: "between 1 June 2013 and 20 June 2013"}})
	r.Put(&chronology.Event{UID: "e3", Agency: "h", Kind: r.Kinds[3].UID, Title: "Years later", When: chronology.When{Wording: "3 March 2020"}})
	r.Put(&chronology.Event{UID: "e4", Agency: "h", Kind: r.Kinds[3].UID, Title: "Some time", When: chronology.When{Wording: "unknown"}})
	return r
}

func TestSVGIsWellFormedAndItsTextIsText(t *testing.T) {
	svg := svgOf(t, two(), Options{})
	text, elements := texts(t, svg)
	for _, want := range []string{"Adult <A> & others", "OFFICIAL-SENSITIVE", "Police & Fire", "Łódź Housing", "May 2013", "6 May"} {
		assert.Contains(t, text, want)
	}
	assert.Positive(t, elements["title"])
	assert.Equal(t, 1, elements["desc"])
	assert.Contains(t, svg, "font-family=\"'Noto Sans'")
	assert.Contains(t, strings.Join(text, "\n"), "Call \uFFFD \"<now>\", 5 May 2013", "an event says what it is and when; what XML cannot hold is seen to be missing")
}

func TestPicturesSayWhatTheyDoNotShow(t *testing.T) {
	r := two()
	text, _ := texts(t, svgOf(t, r, Options{}))
	all := strings.Join(text, " ")
	assert.Contains(t, all, "4 events.")
	assert.Contains(t, all, "1 event of unknown date.")
	assert.Contains(t, all, "1 event outside the period shown.")

	filtered := Options{Filter: chronology.Filter{Agencies: []chronology.UID{"p"}}, Printed: when.Date(2026, 11, 23)}
	text, _ = texts(t, svgOf(t, r, filtered))
	all = strings.Join(text, " ")
	assert.Contains(t, all, "A filter keeps 1 of 4 events")
	assert.Contains(t, all, "23 November 2026")
	assert.NotContains(t, all, "Visit")

	text, _ = texts(t, svgOf(t, r, Options{Lanes: []chronology.UID{"p"}}))
	all = strings.Join(text, " ")
	assert.Contains(t, all, "3 events in lanes that are left out.")
	assert.NotContains(t, all, "Łódź Housing:")

	text, _ = texts(t, svgOf(t, r, Options{From: when.Date(2013, 6, 1), To: when.Date(2013, 6, 30)}))
	all = strings.Join(text, " ")
	assert.Contains(t, all, "1 Jun 2013 to 30 Jun 2013")
	assert.Contains(t, all, "2 events outside the period shown.")
}

func TestOneEndOfThePeriodMayBeGiven(t *testing.T) {
	for want, o := range map[string]Options{
		"15 May 2013 to 31 Jul 2013": {From: when.Date(2013, 5, 15)},
		"1 May 2013 to 15 Jun 2013":  {To: when.Date(2013, 6, 15)},
		"1 May 2013 to 31 Jul 2013":  {},
	} {
		assert.Contains(t, svgOf(t, two(), o), want)
	}
}

func TestTheBundledReviewHasEveryLaneAndKind(t *testing.T) {
	r := sample.Review()
	text, _ := texts(t, svgOf(t, r, Options{}))
	for _, a := range r.Agencies {
		assert.Contains(t, text, a.Name)
	}
	all := strings.Join(text, "\n")
	used := map[chronology.UID]bool{}
	for _, e := range r.Events {
		used[e.Kind] = true
	}
	for _, k := range r.Kinds {
		if used[k.UID] {
			assert.Contains(t, all, k.Name, "the legend explains every kind that is drawn")
		}
	}
	assert.Contains(t, text, r.Settings.Marking)
}

func TestTheSameReviewGivesTheSameBytes(t *testing.T) {
	assert.Equal(t, svgOf(t, sample.Review(), Options{}), svgOf(t, sample.Review(), Options{}))
	var a, b bytes.Buffer
	r := sample.Review()
	d := chronology.Solve(r)
	require.NoError(t, PNG(&a, r, d, Options{}))
	require.NoError(t, PNG(&b, r, d, Options{}))
	assert.Equal(t, a.Bytes(), b.Bytes())
}

func TestPNGHasTheSizeThatIsAskedFor(t *testing.T) {
	r := sample.Review()
	d := chronology.Solve(r)
	for _, size := range [][2]int{{1280, 720}, {1920, 1080}, {400, 1600}, {3000, 500}} {
		var b bytes.Buffer
		require.NoError(t, PNG(&b, r, d, Options{Pixels: size}))
		img, err := png.Decode(&b)
		require.NoError(t, err)
		assert.Equal(t, size, [2]int{img.Bounds().Dx(), img.Bounds().Dy()})
	}
	for _, size := range [][2]int{{10, 10}, {1920, 0}, {-1, -1}, {1 << 20, 1000}} {
		var b bytes.Buffer
		require.ErrorIs(t, PNG(&b, r, d, Options{Pixels: size}), ErrPixels)
		assert.Zero(t, b.Len(), "nothing is written")
	}
}

func TestEverythingFitsThePictureThatIsAskedFor(t *testing.T) {
	r := sample.Review()
	d := chronology.Solve(r)
	for _, size := range [][2]int{{1280, 720}, {1920, 1080}, {3000, 500}} {
		o := Options{Pixels: size}
		f, scale, _, err := fitPixels(r, d, o, raster.New(raster.Light()).Metrics())
		require.NoError(t, err)
		assert.LessOrEqual(t, f.height*scale, float64(size[1]))
		assert.InDelta(t, float64(size[0]), f.width*scale, 1)
	}
}

func TestDarkPicturesAreDark(t *testing.T) {
	r := two()
	var b bytes.Buffer
	require.NoError(t, PNG(&b, r, chronology.Solve(r), Options{Dark: true}))
	img, err := png.Decode(&b)
	require.NoError(t, err)
	red, _, _, _ := img.At(0, 0).RGBA()
	assert.Less(t, red>>8, uint32(64))
	assert.NotEqual(t, svgOf(t, r, Options{}), svgOf(t, r, Options{Dark: true}))
}

func TestNothingDatedIsSaid(t *testing.T) {
	r := chronology.NewReview("Empty")
	var b bytes.Buffer
	require.ErrorIs(t, PNG(&b, r, chronology.Solve(r), Options{}), ErrNothingDated)
	require.ErrorIs(t, SVG(&b, r, chronology.Solve(r), Options{}), ErrNothingDated)
	assert.Zero(t, b.Len())
}
