//! Installs Debian packages.

use anyhow::Result;

use crate::command::{command, find, output, run};

/// Installs packages if there is `apt-get` and no password is needed, and does nothing otherwise.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    let root = output(command("id").arg("-u")).as_deref() == Some("0");
    if find("apt-get").is_none() || !(root || output(command("sudo").args(["-n", "true"])).is_some()) {
        return Ok(());
    }
    let install = ["install", "-y", "--no-install-recommends"].iter().chain(packages).copied().collect();
    for arguments in [vec!["update"], install] {
        let mut apt = command(if root { "env" } else { "sudo" });
        if !root {
            apt.args(["-n", "env"]);
        }
        run(apt.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).args(arguments))?;
    }
    Ok(())
}
