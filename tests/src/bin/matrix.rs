//! Prints the access matrix as a page: see `make matrix`.

fn main() -> std::io::Result<()> {
    println!("{}", samvaer_tests::matrix::page(&samvaer_tests::root().join("tests/golden"))?);
    Ok(())
}
