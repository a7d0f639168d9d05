using System.Runtime.CompilerServices;

// The command line guesses what a misspelt name meant in the same way as the manifest reader does.
[assembly: InternalsVisibleTo("Anckor.Cli")]

// Tests check the packer and the clock tree without a board around them.
[assembly: InternalsVisibleTo("Anckor.Image.Tests")]
