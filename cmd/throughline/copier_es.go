//go:build (arm || arm64) && !darwin

package main

import "throughline.org/throughline/ui/surface"

// newCopier returns nil: OpenGL ES 2 has no copy from one frame to another.
func newCopier() surface.Copier { return nil }
