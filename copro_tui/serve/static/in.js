// The secret of a personal link stands behind #, so that no server, log or referrer sees it before it is sent from here.
"use strict";
const code = location.hash.slice(1);
if (code) {
  history.replaceState(null, "", location.pathname);
  document.getElementById("code").value = code;
  document.getElementById("in").submit();
}
