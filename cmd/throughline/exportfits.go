package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// formatsOf are the flags of export that mean nothing to some formats, with the
// endings of those to which they mean something.
var formatsOf = []struct {
	flags, endings []string
}{
	{[]string{"what", "columns", "agency", "knew", "on", "copy", "copy-number", "paper", "sheets", "long"}, []string{".pdf", ".docx"}},
	{[]string{"section-number"}, []string{".pdf", ".docx", ".xlsx", ".csv"}},
	{[]string{"grey", "contrast"}, []string{".pdf", ".docx", ".svg", ".png"}},
	{[]string{"lane", "from", "to"}, []string{".pdf", ".docx", ".xlsx", ".csv", ".svg", ".png"}},
}

// fits refuses a flag that OUT's format could not follow: a file that is not what
// was asked for should not be taken for it.
func fits(out string, given func(flag string) bool) error {
	ending := strings.ToLower(filepath.Ext(out))
	for _, f := range formatsOf {
		if slices.Contains(f.endings, ending) {
			continue
		}
		for _, flag := range f.flags {
			if given(flag) {
				return usageError{fmt.Errorf("--%s means nothing to a %s file, only to %s", flag, ending, strings.Join(f.endings, ", "))}
			}
		}
	}
	return nil
}
