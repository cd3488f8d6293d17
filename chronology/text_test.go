package chronology

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestFirstWords(t *testing.T) {
	for text, want := range map[string]string{
		"":                       "",
		"  a \n call\t":          "a call",
		"eleven char":            "eleven char",
		"eleven chars":           "eleven…",
		"eleven, chars":          "eleven…",
		"unbrokenwordof letters": "unbrokenwor…",
		"ééééé ééééé éé":         "ééééé…",
		"eleven char ":           "eleven char",
		"eleven     char     s":  "eleven…",
		strings.Repeat("a ", 99): "a a a a a…",
	} {
		assert.Equal(t, want, firstWords(text, 11), text)
	}
}
