package main

import "go/ast"

const (
	azurePackage = "common/authentication/azure"
	azureKeys    = "MetadataKeys"
)

// azureKeys reads the lists of names that mean one setting of Azure.
func (s *source) azureKeys() map[string][]string {
	keys := map[string][]string{}
	loaded := s.load(azurePackage)
	if loaded == nil {
		return keys
	}
	for _, file := range loaded.syntax {
		ast.Inspect(file, func(node ast.Node) bool {
			spec, ok := node.(*ast.ValueSpec)
			if !ok || len(spec.Names) != 1 || spec.Names[0].Name != azureKeys || len(spec.Values) != 1 {
				return true
			}
			for _, element := range spec.Values[0].(*ast.CompositeLit).Elts {
				pair := element.(*ast.KeyValueExpr)
				for _, name := range pair.Value.(*ast.CompositeLit).Elts {
					keys[literal(pair.Key)] = append(keys[literal(pair.Key)], literal(name))
				}
			}
			return false
		})
	}
	return keys
}

// azure: the names of `azure.MetadataKeys["key"]...` as argument.
func (l *lookups) azure(node ast.Expr) []string {
	index, ok := node.(*ast.IndexExpr)
	if !ok || !mentions(index.X, azureKeys) {
		return nil
	}
	return l.source.azureKeys()[literal(index.Index)]
}
