package when

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestCalendarWordingsOfTheSameKinds(t *testing.T) {
	for _, c := range []struct{ wording, window, clock, edtf string }{
		{"May 5th 2013", "5 May 2013", "", "2013-05-05"},
		{"2013 May 5", "5 May 2013", "", "2013-05-05"},
		{"5th of may'13", "5 May 2013", "", "2013-05-05"},
		{"6 May 2013, Monday", "6 May 2013", "", "2013-05-06"},
		{"10/16/2015", "16 Oct 2015", "", "2015-10-16"},
		{"28 December to 3 January 2013", "between 28 Dec 2012 and 3 Jan 2013", "", "2012-12-28/2013-01-03"},
		{"between 3 and 5 May 2013", "between 3 May 2013 and 5 May 2013", "", "[2013-05-03..2013-05-05]"},
		{"5, 6 and 7 May 2013", "between 5 May 2013 and 7 May 2013", "", "[2013-05-05..2013-05-07]"},
		{"about 5 May 2013", "between 2 May 2013 and 8 May 2013", "", "2013-05-05~"},
		{"possibly May 2013", "between 1 May 2013 and 31 May 2013", "", "2013-05?"},
		{"winter 2012/13", "between 1 Dec 2012 and 28 Feb 2013", "", "2012-24"},
		{"week ending 17/2/14", "between 11 Feb 2014 and 17 Feb 2014", "", "[2014-02-11..2014-02-17]"},
		{"the 1980s", "between 1 Jan 1980 and 31 Dec 1989", "", "[1980-01-01..1989-12-31]"},
		{"by 5 May 2013", "by 5 May 2013", "", "[..2013-05-05]"},
		{"before Christmas 2012", "by 26 Dec 2012", "", "[..2012-12-26]"},
		{"since 2012", "from 1 Jan 2012", "", "[2012..]"},
		{"5 May 2013 - ongoing", "from 5 May 2013", "", "2013-05-05/.."},
		{"until May 2013", "by 31 May 2013", "", "../2013-05"},
		{"5 May 2013 10am-12pm", "5 May 2013", "10:00-12:00", "2013-05-05"},
		{"between 10:00 and 11:30 on 5 May 2013", "5 May 2013", "10:00-11:30", "2013-05-05"},
		{"9:30 - 10:45, 5/5/13", "5 May 2013", "09:30-10:45", "2013-05-05"},
		{"5 May 2013 1600 hrs", "5 May 2013", "16:00", "2013-05-05"},
		{"5 May 2013 a.m.", "5 May 2013", "06:00-12:00", "2013-05-05"},
		{"overnight 5-6 May 2013", "between 5 May 2013 and 6 May 2013", "20:00-08:00", "2013-05-05/2013-05-06"},
		{"14/06/2012 00:00:00", "14 Jun 2012", "", "2012-06-14"},
		{"2013-05-05T10:30:00Z", "5 May 2013", "10:30", "2013-05-05"},
		{"Easter 2013", "between 29 Mar 2013 and 1 Apr 2013", "", "[2013-03-29..2013-04-01]"},
	} {
		r, err := Read(c.wording, Context{Today: Date(2026, 1, 1)})
		if assert.NoError(t, err, c.wording) {
			assert.Equal(t, c.window, r.Window.String(), c.wording)
			assert.Equal(t, c.clock, r.Clock.String(), c.wording)
			assert.Equal(t, c.edtf, r.EDTF, c.wording)
		}
	}
}

func TestRelativeWordingsOfTheSameKinds(t *testing.T) {
	anchor := Anchor{ID: "x"}
	c := Context{Default: &anchor, Resolve: func(string) (Anchor, error) { return anchor, nil }}
	for wording, want := range map[string][2]int{
		"a fortnight before the referral":   {-17, -11},
		"two or three weeks later":          {11, 24},
		"about 3 weeks after the visit":     {11, 31},
		"just over 2 years old":             {731, 1095},
		"when P was just under 2 years old": {365, 729},
		"aged 10 weeks":                     {70, 76},
		"37+4":                              {263, 263},
		"20 to 22 weeks pregnant":           {140, 160},
		"in the following days":             {1, 7},
		"over the next 3 months":            {0, 106},
		"the week before the visit":         {-13, -1},
		"six-week check of P":               {42, 56},
		"afterwards":                        {0, NoMax},
		"within two weeks of the visit":     {0, 17},
		"the following Monday":              {1, 7},
		"-2w":                               {-14, -14},
	} {
		r, err := Read(wording, c)
		if assert.NoError(t, err, wording) && assert.Len(t, r.Relations, 1, wording) {
			assert.Equal(t, want, [2]int{r.Relations[0].Min, r.Relations[0].Max}, wording)
		}
	}
}
