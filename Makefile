.PHONY: run test schema fmt
run: ; @scripts/run.sh $(ARGS)
test: ; @scripts/test.sh
schema: ; @scripts/schema.sh
fmt: ; @scripts/fmt.sh
