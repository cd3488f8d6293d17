package intake

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestAnEndThatIsNotKnownIsToldAndNoneIsNot(t *testing.T) {
	for end, told := range map[string]bool{"?": true, "Unknown": true, "n/k": true, "n/a": false, "none": false, "": false, "5 March 2014": false} {
		_, p := previewed(t, "Date from,Date to,What happened,Source\n3 March 2014,"+end+",Officers attend the home,Log 1\n")
		row := onLine(t, p, 2)
		assert.Equal(t, told, len(row.Doubts) == 1, "%q: %v", end, row.Doubts)
	}
}
