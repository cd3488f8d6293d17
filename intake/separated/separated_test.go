package separated

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"throughline.org/throughline/intake/sent"
)

func table(t *testing.T, text string) *sent.Table {
	t.Helper()
	f, err := Read(strings.NewReader(text), "x.csv")
	require.NoError(t, err)
	return f.Tables[0]
}

// texts are the records of a text, with a stroke between their cells.
func texts(t *testing.T, text string) []string {
	t.Helper()
	var rows []string
	for _, row := range table(t, text).Rows {
		rows = append(rows, strings.ReplaceAll(row.Text(), " · ", "|"))
	}
	return rows
}

func TestSeparatorIsFound(t *testing.T) {
	for name, text := range map[string]string{
		"semicolons":                       "Date;Event\n03/06/2013;\"no, not now\"\n04/06/2013;x, y, z\n",
		"commas":                           "Date,Event\n03/06/2013,no; not; now\n04/06/2013,x; y; z\n",
		"tabs":                             "Date\tEvent\n03/06/2013\tno, not, now\n04/06/2013\tx; y; z\n",
		"strokes":                          "Date|Event\n03/06/2013|no, not, now\n04/06/2013|x; y; z\n",
		"said in the first line":           "sep=;\nDate;Event\n03/06/2013;a,b,c\n04/06/2013;a,b,c\n",
		"a title full of the other":        "Northwick, Partner 1, restricted, to be returned\nDate;Event\n03/06/2013;x\n04/06/2013;y\n",
		"text full of the other, unquoted": "Date;Event\n03/06/2013;a, b, c, d\n04/06/2013;a, b, c, d\n05/06/2013;a, b, c, d\n",
	} {
		got := table(t, text)
		last := got.Rows[len(got.Rows)-1]
		assert.Len(t, last.Cells, 2, name)
		assert.Contains(t, []string{"04/06/2013", "05/06/2013"}, last.Cells[0].Text, name)
	}
}

func TestEncodingIsFound(t *testing.T) {
	const text = "Date;Event\n03/06/2013;Père said “no” – £60 – and Ŵ\n"
	const plain = "Date;Event\n03/06/2013;Père said “no” – £60\n"
	old, err := charmap.Windows1252.NewEncoder().String(plain)
	require.NoError(t, err)
	assert.Equal(t, []string{"Date|Event", "03/06/2013|Père said “no” – £60"}, texts(t, old), "Windows-1252")
	assert.Equal(t, []string{"Date|Event", "03/06/2013|Père said “no” – £60", "Dŵr|x"}, texts(t, old+"Dŵr;x\n"), "put together from two files")
	for name, sent := range map[string]string{"UTF-8": text, "UTF-8 with its mark": "\uFEFF" + text} {
		assert.Equal(t, []string{"Date|Event", "03/06/2013|Père said “no” – £60 – and Ŵ"}, texts(t, sent), name)
	}
	for _, order := range []unicode.Endianness{unicode.LittleEndian, unicode.BigEndian} {
		for _, mark := range []unicode.BOMPolicy{unicode.UseBOM, unicode.IgnoreBOM} {
			coded, err := unicode.UTF16(order, mark).NewEncoder().String(strings.ReplaceAll(text, ";", "\t"))
			require.NoError(t, err)
			assert.Equal(t, "03/06/2013|Père said “no” – £60 – and Ŵ", texts(t, coded)[1], "UTF-16")
		}
	}
}

func TestQuotedFields(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"line breaks, separators and marks": {"1/2/2013,\"two\r\nlines, and \"\"more\"\"\",x\n", []string{"1/2/2013|two\nlines, and \"more\"|x"}},
		"spaces round the marks":            {"1/2/2013, \"a, b\" ,x\n", []string{"1/2/2013|a, b|x"}},
		"marks inside a field":              {"1/2/2013,shouting \"get off me\". Crew,x\n", []string{"1/2/2013|shouting \"get off me\". Crew|x"}},
		"marks at its beginning":            {"1/2/2013,\"Floppy\" said crew,x\n", []string{"1/2/2013|\"Floppy\" said crew|x"}},
		"never closed":                      {"1/2/2013,\"never,x\n2/2/2013,b,c\n", []string{"1/2/2013|\"never|x", "2/2/2013|b|c"}},
		"empty":                             {"1/2/2013,\"\",x\n", []string{"1/2/2013|x"}},
		"at the end of the file":            {"1/2/2013,a,\"x\"", []string{"1/2/2013|a|x"}},
	} {
		assert.Equal(t, c.want, texts(t, c.text), name)
	}
	stray := table(t, "1/2/2013,\"never,x\n2/2/2013,b,c\n")
	assert.True(t, stray.Rows[0].State.Is(sent.Unclosed), "what is not closed is said")
	assert.False(t, stray.Rows[1].State.Is(sent.Unclosed))
}

func TestRecordsAndLinesAreCounted(t *testing.T) {
	got := table(t, "a,b\n\n\"two\nlines\",x\n,,\nc,d,,\n")
	var numbers, lines, cells []int
	for _, row := range got.Rows {
		numbers, lines, cells = append(numbers, row.Number), append(lines, row.Line), append(cells, row.Depth)
	}
	assert.Equal(t, []int{1, 3, 5}, numbers)
	assert.Equal(t, []int{1, 3, 6}, lines)
	assert.Equal(t, []int{2, 2, 4}, cells, "empty cells count")
	assert.Equal(t, []sent.Run{{First: 2, Last: 2, Line: 2}, {First: 4, Last: 4, Line: 5}}, got.Blank)
}

func TestEveryWayOfEndingLinesIsRead(t *testing.T) {
	for name, text := range map[string]string{
		"carriage returns alone": "Date,Event\r1/2/2013,x\r2/2/2013,y\r",
		"both":                   "Date,Event\r\n1/2/2013,x\r\n2/2/2013,y\r\n",
		"no end at the end":      "Date,Event\n1/2/2013,x\n2/2/2013,y",
	} {
		assert.Equal(t, []string{"Date|Event", "1/2/2013|x", "2/2/2013|y"}, texts(t, text), name)
	}
}

func TestPastedTablesAreParted(t *testing.T) {
	f, err := Pasted("1/2/2013\t\"two\nlines\"\n2/2/2013\ta, b\n")
	require.NoError(t, err)
	assert.Equal(t, "two\nlines", f.Tables[0].Rows[0].Cells[1].Text)
	f, err = Pasted("1/2/2013;x\n2/2/2013;y\n")
	require.NoError(t, err)
	assert.Len(t, f.Tables[0].Rows[1].Cells, 2)
}

func TestWhatIsNoTextIsRefused(t *testing.T) {
	for name, text := range map[string]string{
		"a picture": "\x89PNG\r\n\x1a\n" + strings.Repeat("\x00", 200), "a program": "\x7fELF" + strings.Repeat("\x01\x02", 300),
	} {
		_, err := Read(strings.NewReader(text), "x.csv")
		assert.ErrorIs(t, err, ErrNotText, name)
	}
	_, err := Read(strings.NewReader(strings.Repeat(",", 600)+"\n"+strings.Repeat("x,", 600)+"\n"), "x.csv")
	assert.ErrorIs(t, err, sent.ErrTooMuch, "more columns than a table has")
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"date,event\n1/2/2013,x\n", "\xff\xfed\x00", "a;\"b\n", "\xef\xbb\xbf\"\"\"", "date\tevent\n\"\t\n", "sep=;\n;\n", "\"a\"\"\r\n\"\r\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		file, err := Read(strings.NewReader(string(raw)), "fuzz.csv")
		if err != nil {
			return
		}
		last := 0
		for _, row := range file.Tables[0].Rows {
			assert.Greater(t, row.Number, last)
			last = row.Number
			assert.False(t, row.Blank())
		}
	})
}

func TestLinesThatWordPartsAreOneRow(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		rows []string
	}{
		"paragraphs in a cell":   {"Date\tEvent\tOutcome\n1/4/2013\tCall.\nTwice.\tNone\n2/4/2013\tVisit.\tNone\n", []string{"Date|Event|Outcome", "1/4/2013|Call.\nTwice.|None", "2/4/2013|Visit.|None"}},
		"in the last cell":       {"Date\tEvent\n1/4/2013\tCall.\nTwice.\n2/4/2013\tVisit.\n", []string{"Date|Event", "1/4/2013|Call.\nTwice.", "2/4/2013|Visit."}},
		"an empty one":           {"Date\tEvent\tOutcome\n1/4/2013\tCall.\n\nTwice.\tNone\n", []string{"Date|Event|Outcome", "1/4/2013|Call.\nTwice.|None"}},
		"rows without last tabs": {"Date\tEvent\tOutcome\n1/4/2013\tCall.\n2/4/2013\tVisit.\n3/4/2013\tVisit.\tNone\n", []string{"Date|Event|Outcome", "1/4/2013|Call.", "2/4/2013|Visit.", "3/4/2013|Visit.|None"}},
		"a year between":         {"Date\tEvent\n1/4/2013\tCall.\n2014\n2/4/2014\tVisit.\n", []string{"Date|Event", "1/4/2013|Call.", "2014", "2/4/2014|Visit."}},
		"what stands below":      {"Date\tEvent\n1/4/2013\tCall.\n\nRegards\n", []string{"Date|Event", "1/4/2013|Call.", "Regards"}},
		"what stands above":      {"Ours:\nDate\tEvent\n1/4/2013\tCall.\n", []string{"Ours:", "Date|Event", "1/4/2013|Call."}},
	} {
		f, err := Pasted(c.text)
		require.NoError(t, err)
		var rows []string
		for _, row := range f.Tables[0].Rows {
			rows = append(rows, strings.ReplaceAll(row.Text(), " · ", "|"))
			assert.Equal(t, strings.Contains(row.Text(), "\n"), row.State.Is(sent.Rejoined), name)
		}
		assert.Equal(t, c.rows, rows, name)
	}
}
