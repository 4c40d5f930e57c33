document.documentElement.classList.add("on");
// Later, this would style all of the page anew.
document.documentElement.style.setProperty("--vw", `${document.documentElement.clientWidth}px`);
