//! The binary: hands the arguments to `cli` and its answer to the system.

use std::process::ExitCode;

/// Pages are made of many small strings on all cores at once; the system's allocator spends a third of a large build on them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    diarium::cli::main()
}
