package exchange_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/exchange"
	"throughline.org/throughline/chronology/sample"
)

// chance fills values at random; half of what can be empty is.
type chance struct {
	*rand.Rand
	n int
}

var words = []string{"Żółć", "“said”", "a\nb\tc", "<&>", `\"`, "{uid}", "\x00\x1f\x7f", "名前", "", "e\u0301", "😀"}

func (c *chance) fill(v reflect.Value, name string) {
	c.n++
	switch {
	case name == "UID":
		v.SetString(fmt.Sprintf("uid-%d", c.n))
	case c.IntN(2) == 0:
	case v.Kind() == reflect.String:
		v.SetString(words[c.IntN(len(words))] + words[c.IntN(len(words))])
	case v.Kind() == reflect.Bool:
		v.SetBool(true)
	case v.CanInt():
		v.SetInt(c.Int64N(1<<40) - 1<<39)
	case v.CanFloat():
		v.SetFloat(c.NormFloat64() * 1e5)
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			c.fill(v.Field(i), v.Type().Field(i).Name)
		}
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1+c.IntN(3), 4))
		for i := range v.Len() {
			c.fill(v.Index(i), "")
		}
	}
}

// review is one with entities of every kind, every field of which may be set.
func (c *chance) review() *chronology.Review {
	r := &chronology.Review{}
	for _, made := range []func() chronology.Entity{
		func() chronology.Entity { return &chronology.Kind{} }, func() chronology.Entity { return &chronology.LineOfEnquiry{} },
		func() chronology.Entity { return &chronology.Agency{} }, func() chronology.Entity { return &chronology.Service{} },
		func() chronology.Entity { return &chronology.Person{} }, func() chronology.Entity { return &chronology.PanelMember{} },
		func() chronology.Entity { return &chronology.Author{} }, func() chronology.Entity { return &chronology.ScopeStatement{} },
		func() chronology.Entity { return &chronology.Abbreviation{} }, func() chronology.Entity { return &chronology.Event{} },
		func() chronology.Entity { return &chronology.Link{} }, func() chronology.Entity { return &chronology.Paragraph{} },
		func() chronology.Entity { return &chronology.Bookmark{} }, func() chronology.Entity { return &chronology.Mask{} },
		func() chronology.Entity { return &chronology.Decision{} }, func() chronology.Entity { return &chronology.Allowance{} },
		func() chronology.Entity { return &chronology.Receipt{} }, func() chronology.Entity { return &chronology.ColumnMatch{} },
		func() chronology.Entity { return &chronology.Pack{} }, func() chronology.Entity { return &chronology.AgencyReturn{} },
		func() chronology.Entity { return &chronology.Conflict{} }, func() chronology.Entity { return &chronology.Copy{} },
		func() chronology.Entity { return &chronology.Query{} },
	} {
		for range c.IntN(4) {
			r.Put(c.filled(made()))
		}
	}
	r.Put(c.filled(&chronology.Settings{}))
	return r
}

func (c *chance) filled(x chronology.Entity) chronology.Entity {
	v := reflect.ValueOf(x).Elem()
	for i := range v.NumField() {
		c.fill(v.Field(i), v.Type().Field(i).Name)
	}
	return x
}

func content(r *chronology.Review) []chronology.Entity {
	var list []chronology.Entity
	for x := range r.All() {
		list = append(list, x)
	}
	return list
}

func written(t *testing.T, r *chronology.Review) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, exchange.Write(&b, r, nil))
	return b.Bytes()
}

func TestEveryReviewComesBackAsItWent(t *testing.T) {
	reviews := []*chronology.Review{sample.Review(), {}, chronology.NewReview("empty")}
	for seed := range uint64(300) {
		reviews = append(reviews, (&chance{Rand: rand.New(rand.NewPCG(seed, 7))}).review())
	}
	s := schema(t)
	for _, r := range reviews {
		text := written(t, r)
		back, err := exchange.Read(bytes.NewReader(text))
		require.NoError(t, err)
		require.Equal(t, content(r), content(back))
		require.Equal(t, string(text), string(written(t, back)), "the same bytes again")
		var document any
		require.NoError(t, json.Unmarshal(text, &document))
		fits(t, s, document, "", s)
	}
}

func TestWhatIsNoReviewIsRefused(t *testing.T) {
	good := string(written(t, sample.Review()))
	for text, want := range map[string]error{
		"":                                  exchange.ErrFormat,
		"[]":                                exchange.ErrFormat,
		"{}":                                exchange.ErrFormat,
		`{"format": "other", "version": 1}`: exchange.ErrFormat,
		`{"format": "throughline review"}`:  exchange.ErrFormat,
		good[:len(good)-3]:                  exchange.ErrFormat,
		strings.Replace(good, `"version": 1`, `"version": 2`, 1):                         exchange.ErrNewer,
		strings.Replace(good, `"wording"`, `"secret-word"`, 1):                           exchange.ErrFormat,
		strings.Replace(good, `"key": true`, `"key": "secret-word"`, 1):                  exchange.ErrFormat,
		strings.Replace(good, `"key": true`, `"key": null`, 1):                           exchange.ErrFormat,
		strings.Replace(good, `"events": [`, `"events": [null, `, 1):                     exchange.ErrFormat,
		strings.Replace(good, `"events": [`, `"events": [{"title": "x"}, `, 1):           exchange.ErrFormat,
		`{"format":"throughline review","version":1,"people":[{"uid":"a"},{"uid":"a"}]}`: exchange.ErrFormat,
	} {
		_, err := exchange.Read(strings.NewReader(text))
		require.ErrorIs(t, err, want, "%.60s", text)
		assert.NotContains(t, err.Error(), "secret", "errors travel further than files")
	}
}

func TestAVersionForOthersHoldsNoDateOfBirth(t *testing.T) {
	r := &chronology.Review{}
	r.Put(&chronology.Person{UID: "child", RealName: "Jane Smith", Label: "Baby C", Born: "2 May 2012", DueDate: "9 May 2012"})
	r.Put(&chronology.Mask{UID: "mask", Text: "Oak House"})
	c, _ := chronology.Render(r, chronology.Solve(r), chronology.Version{For: chronology.ForPanel})
	text := string(written(t, c))
	for _, secret := range []string{"2012", "Smith", "Oak"} {
		assert.NotContains(t, text, secret)
	}
	assert.Contains(t, text, `"audience": "panel"`)
}

func TestWritingStopsWhenAsked(t *testing.T) {
	r := chronology.NewReview("long")
	for range 600 {
		r.Put(&chronology.Event{UID: chronology.NewUID()})
	}
	require.ErrorIs(t, exchange.Write(&bytes.Buffer{}, r, func(done, total int) bool { return done < total/2 }), exchange.ErrStopped)
}
