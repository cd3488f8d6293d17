package returns

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/exchange"
)

func TestABaseIsPackedAndReadWhole(t *testing.T) {
	part := &chronology.Review{}
	for range 500 {
		part.Put(&chronology.Event{UID: chronology.NewUID(), What: "Seen at home by the nurse, who found the room cold."})
	}
	var plain bytes.Buffer
	require.NoError(t, exchange.Write(&plain, part, nil))
	base, err := writePart(part)
	require.NoError(t, err)
	assert.Less(t, len(base), plain.Len()/3)
	for name, text := range map[string]string{"packed": base, "as reviews held it before": plain.String()} {
		for _, read := range []func(string) (*chronology.Review, error){readPart, readSentPart} {
			back, err := read(text)
			require.NoError(t, err, name)
			assert.Equal(t, part.Events, back.Events, name)
		}
	}
	_, err = readPart(base[:len(base)/2])
	assert.Error(t, err, "a base that is cut off is no base")
}

func TestABaseFromOthersThatUnpacksToFarMoreIsRefused(t *testing.T) {
	part := &chronology.Review{}
	part.Put(&chronology.Event{UID: "e", What: strings.Repeat("a", mostSent)})
	base, err := writePart(part)
	require.NoError(t, err)
	require.Less(t, len(base), 1<<20)
	_, err = readSentPart(base)
	assert.ErrorIs(t, err, exchange.ErrTooLarge)
}
