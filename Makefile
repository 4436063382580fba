# Dirigent: what one can do. `make help` lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help build images demo test e2e soak replay bench format crds manifests clean jdk

ARGS ?=
BUILT ?=

# JAVA_HOME if it is new enough, else a JDK 25, else the newest one that is installed.
JDK := $(shell ./.ci/find-jdk)
export JAVA_HOME := $(JDK)

MVN := mvn -B -ntp
QUIET := -q
# $(call run,MODULE,CLASS): a program of a module below e2e.
run = exec "$(JAVA_HOME)/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m --enable-native-access=ALL-UNNAMED \
	--sun-misc-unsafe-memory-access=allow -cp "e2e/$(1)/target/classes:$$(cat e2e/$(1)/target/class-path)" $(2)

help: ## this list
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

jdk:
	@if [ -z "$(JAVA_HOME)" ]; then ./.ci/find-jdk --explain; exit 1; fi
	@command -v mvn >/dev/null || { echo "Maven is missing: install Maven 3.8 or newer (Debian: apt install maven) and try again." >&2; exit 1; }

# BUILT=yes: whoever calls has built this very code.
build: jdk ## build everything: the operator's jar and the directory server's image as a folder
	@[ "$(BUILT)" ] || $(MVN) $(QUIET) install -DskipTests -Dspotless.check.skip

images: build ## container images as OCI archives, without an engine: ARGS="--base IMAGE --repository PREFIX --push", or --help
	@exec "$(JAVA_HOME)/bin/java" -cp "images/target/classes:$$(cat images/target/class-path)" io.dirigent.images.Images $(ARGS)

demo: build ## the main job on this machine: ARGS="--once --replicas 3 --topology FullMesh --ldif FILE --file CLUSTER.yaml"
	@$(call run,demo,io.dirigent.demo.Demo) $(ARGS)

test: jdk ## all tests that need nothing but a JDK, on real directory servers (7 minutes on 2 cores)
	@$(MVN) install $(ARGS)

e2e: build ## the stories on a real Kubernetes: that of KUBECONFIG, else one by kind where Docker is there
	@exec ./.ci/e2e

soak: build ## what `make test` has no time for: 40,000 walks of the simulation, and the longest stories on real servers
	@.ci/soak $(ARGS)

replay: jdk ## see it again: SEED=4711, a walk of the simulation, or STORY=SomeTest or SomeTest#method, a story on real servers
ifdef SEED
	@$(MVN) $(QUIET) -pl operator -am test -Dspotless.check.skip -Dtest=Replay -Dsurefire.failIfNoSpecifiedTests=false \
		-Dsimulation.seed=$(SEED)
else ifdef STORY
	@$(MAKE) --no-print-directory build
	@$(MVN) -f e2e/stories/pom.xml surefire:test -Dtest='$(STORY)' -Dstory.groups=
else
	@echo "Say what: make replay SEED=n, or make replay STORY=SomeTest" >&2; exit 2
endif

bench: build ## ratios against a stock server, in one run
	@$(call run,bench,io.dirigent.bench.Bench) $(ARGS)

format: jdk ## format all Java
	@$(MVN) $(QUIET) spotless:apply

crds: jdk ## write the CRD anew from the model, and what is made from it
	@$(MVN) $(QUIET) -f crds/pom.xml test-compile exec:java
	@$(MAKE) --no-print-directory manifests

manifests: jdk ## write the chart's copy of the CRD and the plain manifests anew from the chart
	@$(MVN) $(QUIET) -pl helm -am install -DskipTests -Dspotless.check.skip
	@$(MVN) $(QUIET) -f helm/pom.xml exec:java

clean: jdk ## remove what was built
	@$(MVN) $(QUIET) clean
