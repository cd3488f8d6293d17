package when

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
)

func TestDatesAreFoundInRunningText(t *testing.T) {
	for _, want := range []string{
		"seen on [3 May 2013=2013-5-3] at home",
		"[3rd May 2013=2013-5-3], [3rd of May=0-5-3] and [Friday 3 May 2013=2013-5-3]",
		"[May 2013=2013-5-0] and [May 3rd, 2013=2013-5-3]",
		"DOB [02/05/2012=2012-5-2]; [2.5.12=2012-5-2]; [2-5-2012=2012-5-2]; [2012-05-02T=2012-5-2]10:00",
		"[12/25/2013=2013-12-25] is written the American way",
		"[3-May-13=2013-5-3], [03May2013=2013-5-3], [3 may 2013=2013-5-3], [May '13=2013-5-0]",
		"[3-5 May 2013=2013-5-5], [3rd and 5th June=0-6-5]",
		"[Sept. 2013=2013-9-0] and [Sat, 7 Sept=0-9-7]",
		"born [8 Febuary 2013=2013-2-8]",
		"łódź [1 June 2013=2013-6-1] łódź",
		"headed “[12/03/2013=2013-3-12]”, seen [14/03/2013=2013-3-14]–[15/03/2013=2013-3-15]", "‘[3 March 2012=2012-3-3]’…", "dob—[03/03/2012=2012-3-3]",
		"•[3/3/12=2012-3-3]•", "born\u00a0[3/3/12=2012-3-3]", "[12 March\u00a02013=2013-3-12]", "[12\u202fMarch\u20092013=2013-3-12]", "[3\u20113\u20112012=2012-3-3]",
		"[3–3–2012=2012-3-3]", "[12–14 March 2013=2013-3-14]", "[12—14 March=0-3-14]", "[12 Mar\u00adch 20\u200b13=2013-3-12]\u200b.", "[12ᵗʰ March=0-3-12]",
		"[3⁄3⁄2012=2012-3-3]¹", "é [May ’13=2013-5-0]", "[Friday,\u00a03 May=0-5-3]",
	} {
		plain := want
		for strings.Contains(plain, "[") {
			before, rest, _ := strings.Cut(plain, "[")
			date, after, _ := strings.Cut(rest, "]")
			date, _, _ = strings.Cut(date, "=")
			plain = before + date + after
		}
		var b strings.Builder
		at := 0
		for _, s := range InText(plain) {
			fmt.Fprintf(&b, "%s[%s=%d-%d-%d]", plain[at:s.From], plain[s.From:s.To], s.Year, s.Month, s.Day)
			at = s.To
		}
		assert.Equal(t, want, b.String()+plain[at:])
	}
}

func TestWhatIsNoDateIsLeftAlone(t *testing.T) {
	for _, text := range []string{
		"6.10 and 6.23; 10/12 months; 4/7 later; 50/50; 1/2/3", "may 3 children and 3 may have", "March on; in May; 2013 was long",
		"31 June, 30/02/2013", "phone 01632 960123, 2013-14, version 1.2.3", "5-10 minutes; 8-12 month review", "12 maybe 2013",
		"on Friday at 3", "sect. 47(1)", "uid 2013-05-123",
	} {
		assert.Empty(t, InText(text), text)
	}
}

func FuzzInText(f *testing.F) {
	f.Add("3rd of May 2013, 3/5/13, May ’13")
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, s := range InText(text) {
			if s.From < at || s.To > len(text) || s.From >= s.To {
				t.Fatal("out of the text")
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[s.From:s.To]) {
				t.Fatal("half a letter")
			}
			at = s.To
		}
	})
}
