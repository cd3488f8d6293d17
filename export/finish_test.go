package export

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestToUnicodeRangesStayWithinAFirstByte(t *testing.T) {
	var used runeSet
	for r := rune(0x80); r < 0x500; r += 3 {
		used.add(r)
	}
	for r := rune(0x2fe); r < 0x303; r++ {
		used.add(r)
	}
	runs := 0
	for _, block := range strings.Split(string(toUnicode(&used)), "beginbfrange\n")[1:] {
		rows := strings.Split(strings.TrimSpace(strings.Split(block, "endbfrange")[0]), "\n")
		assert.LessOrEqual(t, len(rows), 100)
		for _, row := range rows {
			var from, to, char int
			_, err := fmt.Sscanf(row, "<%04X> <%04X> <%04X>", &from, &to, &char)
			require.NoError(t, err)
			assert.Equal(t, from>>8, to>>8, row)
			assert.Equal(t, from, char, row)
			runs++
		}
	}
	assert.Greater(t, runs, 300)
}

func TestParseObjectsRefusesWhatItDoesNotKnow(t *testing.T) {
	for _, raw := range []string{
		"", "%PDF-1.3\n", "startxref\n9999\n%%EOF", "xref\n0 2\nstartxref\n0\n%%EOF",
		"xref\n0 2\n0000000000 65535 f \n0000000000 00000 n \nstartxref\n0\n%%EOF",
	} {
		_, err := parseObjects([]byte(raw))
		assert.ErrorIs(t, err, errLayout, "%q", raw)
	}
}

func TestAStreamMayHoldTheWordsThatEndAnObject(t *testing.T) {
	stream := "endobj\nstream\nendstream\n"
	body := fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream\n", len(stream), stream)
	assert.Equal(t, body, string(objectBody([]byte(body+"endobj\n5 0 obj\n"))))
}

func TestOutlineTree(t *testing.T) {
	marks := []bookmark{{title: "A"}, {title: "A1", level: 1}, {title: "A2", level: 1}, {title: "B"}, {title: "C"}, {title: "C1", level: 1}}
	nodes := outlineTree(marks)
	assert.Equal(t, node{parent: -1, previous: -1, next: 3, first: 1, last: 2, children: 2}, nodes[0])
	assert.Equal(t, node{parent: 0, previous: 1, next: -1, first: -1, last: -1}, nodes[2])
	assert.Equal(t, node{parent: -1, previous: 0, next: 4, first: -1, last: -1}, nodes[3])
	assert.Equal(t, node{parent: -1, previous: 3, next: -1, first: 5, last: 5, children: 1}, nodes[4])
}

func TestOutlineLeadsToTheHeightOfItsOwnPage(t *testing.T) {
	upright, wide := newPage(595, 842, nil, nil), newPage(842, 595, nil, nil)
	f := finishing{
		outline: []bookmark{{title: "Section", to: &anchor{page: upright, y: 42}}, {title: "Ŵ", to: &anchor{page: wide, y: 42}}},
		numbers: map[*page]int{upright: 3, wide: 5},
		file:    objects{next: 50},
	}
	require.Equal(t, 50, f.putOutline())
	require.Len(t, f.file.packed, 2)
	text := func(of packedObjects, i int) string { return string(of.write(nil, i)) }
	assert.Contains(t, text(f.file.packed[0], 0), "/First 51 0 R/Last 52 0 R/Count 2")
	assert.Contains(t, text(f.file.packed[1], 0), "/Dest[3 0 R/XYZ 0 800.00 null]")
	assert.Contains(t, text(f.file.packed[1], 1), "/Dest[5 0 R/XYZ 0 553.00 null]")
	assert.Contains(t, text(f.file.packed[1], 1), "<FEFF0174>")
}

func TestAppendHundredths(t *testing.T) {
	for want, v := range map[string]float64{
		"0": 0.001, "12": 12, "12.5": 12.5, "12.05": 12.05, "-3.25": -3.25, "-0.01": -0.01, "100": 99.999,
	} {
		assert.Equal(t, want, string(appendHundredths(nil, v)))
	}
	for n := int64(-20_000); n < 2_000_000; n += 7 {
		require.Equal(t, strconv.FormatFloat(float64(n)/100, 'f', -1, 64), string(appendScaled(nil, n)))
	}
}
