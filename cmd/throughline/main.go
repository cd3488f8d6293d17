package main

import (
	_ "github.com/google/uuid"
	_ "github.com/jung-kurt/gofpdf"
	_ "github.com/mattn/go-sqlite3"
	_ "github.com/rickar/cal/v2/gb"
	_ "github.com/spf13/cobra"
	_ "github.com/stretchr/testify/require"

	"fyne.io/fyne/v2/app"
	_ "fyne.io/fyne/v2/test"
	_ "golang.org/x/image/font/opentype"
	_ "golang.org/x/text/unicode/norm"
)

func main() { app.NewWithID("x").Run() }
