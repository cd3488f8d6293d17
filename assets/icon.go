package assets

import _ "embed"

//go:generate go run drawicon.go

// Icon is the program's icon, 512 pixels square: lanes, and a line through
// their marks. drawicon.go draws it.
//
//go:embed icon.png
var Icon []byte
