package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"throughline.org/throughline/store"
)

// passphrase says where a passphrase comes from. It is never an argument: those
// can be seen by everybody on the computer.
type passphrase struct {
	file  string
	asked bool // ask for one although nothing needs it
}

func (p *passphrase) flag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&p.file, "passphrase-file", "", "a file whose first line is the passphrase; else it is asked for at the terminal")
}

var errNoTerminal = errors.New("this file needs a passphrase, and there is no terminal to ask for it. Nothing has been changed. Give it in a file with --passphrase-file")

// forWriting is the passphrase of a new file, "" for none.
func (p *passphrase) forWriting(messages io.Writer) (string, error) {
	if p.file == "" && !p.asked {
		return "", nil
	}
	first, err := p.get(messages, "Passphrase: ")
	if err == nil {
		err = store.CheckPassphrase(first)
	}
	if err != nil || p.file != "" {
		return first, err
	}
	second, err := p.get(messages, "The same again: ")
	if err == nil && first != second {
		err = sentence{errors.New("the two passphrases differ; nothing was written. Try again")}
	}
	return first, err
}

// forReading is the passphrase of a file that is there, "" where it needs none.
func (p *passphrase) forReading(path string, messages io.Writer) (string, error) {
	needs, err := store.NeedsPassphrase(path)
	if err != nil || !needs {
		return "", err
	}
	return p.get(messages, "Passphrase: ")
}

func (p *passphrase) get(messages io.Writer, prompt string) (string, error) {
	if p.file != "" {
		const longest = 4096
		f, err := os.Open(p.file)
		if err != nil {
			return "", err
		}
		defer f.Close()
		text, err := io.ReadAll(io.LimitReader(f, longest))
		line, _, _ := strings.Cut(string(text), "\n")
		return strings.TrimSuffix(line, "\r"), err
	}
	if !term.IsTerminal(int(os.Stdin.Fd())) {
		return "", sentence{errNoTerminal}
	}
	fmt.Fprint(messages, prompt)
	text, err := term.ReadPassword(int(os.Stdin.Fd()))
	fmt.Fprintln(messages)
	return string(text), err
}
