//! A real Chromium for tests, started fresh for each and ended with it.

#![allow(dead_code, reason = "each test binary uses its own part")]

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;
use thirtyfour::prelude::*;

/// How long a page may take on a busy machine before a test gives up on it.
pub const PATIENCE: Duration = Duration::from_secs(60);

pub struct Browser {
    pub page: WebDriver,
    driver: Child,
    _profile: TempDir,
}

impl Browser {
    pub async fn start() -> Browser {
        let port = free_port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is installed (tests/run installs it)");
        wait_for_port(port).await;
        let profile = TempDir::new().expect("a temporary folder");
        let mut options = DesiredCapabilities::chrome();
        let folder = format!("--user-data-dir={}", profile.path().display());
        let arguments = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-dev-shm-usage",
            "--disable-sync",
            "--no-first-run",
            "--window-size=1280,900",
            &folder,
        ];
        for argument in arguments {
            options.add_arg(argument).expect("a plain argument");
        }
        let page = WebDriver::new(format!("http://127.0.0.1:{port}"), options).await.expect("Chromium starts");
        Browser { page, driver, _profile: profile }
    }

    pub async fn end(mut self) {
        let _ = self.page.clone().quit().await;
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }

    /// Waits until an expression of the page's script is true.
    pub async fn until(&self, expression: &str) {
        let script = format!("return Boolean({expression})");
        let waiting = async {
            loop {
                let value = self.page.execute(&script, Vec::new()).await;
                if value.is_ok_and(|value| value.json().as_bool() == Some(true)) {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        if tokio::time::timeout(PATIENCE, waiting).await.is_err() {
            let source = self.page.source().await.unwrap_or_default();
            panic!("never came true: {expression}\n{source}");
        }
    }

    /// What an expression of the page's script gives, as JSON.
    pub async fn value(&self, expression: &str) -> serde_json::Value {
        let script = format!("return {expression}");
        self.page.execute(&script, Vec::new()).await.expect("the script runs").json().clone()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.driver.kill();
    }
}

/// A port that was free a moment ago.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port on loopback");
    listener.local_addr().expect("it has an address").port()
}

pub async fn wait_for_port(port: u16) {
    let waiting = async {
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(PATIENCE, waiting).await.expect("the port opens");
}
