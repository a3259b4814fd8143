.PHONY: run test schema fmt flips matrix
run: ; @scripts/run.sh $(ARGS)
test: ; @scripts/test.sh
schema: ; @scripts/schema.sh
fmt: ; @scripts/fmt.sh
flips: ; @FLIPS=$(FLIPS) scripts/flips.sh
matrix: ; @scripts/matrix.sh
