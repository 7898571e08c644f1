#!/usr/bin/env node
// The `giaplai` command: enters the compiled command line.
import '../dist/src/cli.js';
