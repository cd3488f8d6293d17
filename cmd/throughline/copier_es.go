//go:build (arm || arm64) && !darwin

package main

import "throughline.org/throughline/ui/lanes"

// newCopier returns nil: OpenGL ES 2 has no copy from one frame to another.
func newCopier() lanes.Copier { return nil }
