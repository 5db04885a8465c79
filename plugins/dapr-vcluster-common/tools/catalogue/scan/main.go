// Command scan prints, as JSON, the components that daprd registers and the metadata names that their source reads.
//
//	go run . <folder of module dapr> <folder of module components-contrib>
//
// It only reads source: nothing of either module is built, and their dependencies are not needed.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

type output struct {
	// Lists of names that mean one setting of Azure, by its key.
	AzureKeys     map[string][]string `json:"azureKeys"`
	Registrations []described         `json:"registrations"`
}

type described struct {
	registration
	// Fields of the structs that metadata is decoded into.
	Fields []field `json:"fields"`
	// Names that are looked up one by one; those of one lookup mean the same.
	Lookups [][]string `json:"lookups"`
	// Packages whose source was read.
	Read []string `json:"read"`
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("usage: scan <dapr> <components-contrib>")
	}
	registered, err := registrations(filepath.Join(args[0], "cmd", "daprd", "components"))
	if err != nil {
		return err
	}
	source := newSource(args[1])
	result := output{AzureKeys: source.azureKeys()}
	for _, each := range registered {
		names := source.namesOf(each.Packages)
		result.Registrations = append(result.Registrations, described{each, names.fields, names.lookups, names.packages})
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetIndent("", " ")
	return encoder.Encode(result)
}
