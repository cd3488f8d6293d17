package when

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestNumbersOnBothSidesOfADashAreTwoDates(t *testing.T) {
	for wording, want := range map[string]string{
		"28/07 – 02/08/2013":    "from 28 July 2013 to 2 August 2013",
		"28/12 - 02/01/2013":    "from 28 December 2012 to 2 January 2013",
		"28.07-02.08.13":        "from 28 July 2013 to 2 August 2013",
		"07/04 - 09/04":         "from 7 April 2013 to 9 April 2013",
		"07/04-09/04":           "from 7 April 2013 to 9 April 2013",
		"7/4 to 9/4":            "from 7 April 2013 to 9 April 2013",
		"12-14/6/13":            "from 12 June 2013 to 14 June 2013",
		"early hrs 5 April":     "early hours of 5 April 2013",
		"early hrs of 05/04/13": "early hours of 5 April 2013",
	} {
		context := Context{Year: 2013, Today: Date(2026, 1, 1)}
		got, err := Read(wording, context)
		require.NoError(t, err, wording)
		wanted, err := Read(want, context)
		require.NoError(t, err, want)
		assert.Equal(t, wanted.Window, got.Window, wording)
		assert.Equal(t, wanted.Extent, got.Extent, wording)
		assert.Equal(t, wanted.Clock, got.Clock, wording)
	}
	_, err := Read("07/04 - 09/04", Context{})
	assert.ErrorContains(t, err, "No year is given", "the ninth is no year")
}

func TestADayThatNobodyKnowsLeavesItsMonth(t *testing.T) {
	month := Window{Date(2013, 4, 1), Date(2013, 4, 30)}
	for wording, uncertain := range map[string]bool{"??/04/2013": true, "?/4/2013": true, "xx/04/2013": false, "XX.04.2013": false, "--/04/2013": false} {
		r, err := Read(wording, Context{})
		require.NoError(t, err, wording)
		assert.Equal(t, month, r.Window, wording)
		assert.Equal(t, uncertain, r.Uncertain, wording)
	}
	for _, wording := range []string{"?/4/12", "xx/04", "xx/xx/2013"} {
		_, err := Read(wording, Context{})
		assert.Error(t, err, wording)
	}
}
