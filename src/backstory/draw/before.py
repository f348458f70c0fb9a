"""What a page may load, and what runs and shows in it before its own script and styles do."""

from __future__ import annotations

from typing import Final

__all__ = ["BARE", "EARLY", "POLICY", "UNPACK"]

POLICY: Final = (
    "default-src 'none'; script-src {hashes} blob: 'wasm-unsafe-eval'; style-src 'unsafe-inline'; "
    "img-src data: blob:; worker-src blob:; form-action 'none'; base-uri 'none'"
)
"""Everything the page may load is inside it: no address of any network is allowed."""
EARLY: Final = (
    "const root=document.documentElement,{languages,event,focus}=root.dataset,"
    "own=languages.split(' '),said=new URLSearchParams(location.hash.slice(1)),"
    "wanted=[said.get('lang'),...navigator.languages.map((one)=>one.split('-')[0])]"
    ".find((one)=>own.includes(one));"
    "if(wanted)root.lang=wanted;"
    "if(['actor','voice','kind','known','dossier'].some((key)=>said.get(key))"
    "||(said.get('tab')||'answer')!=='answer'"
    "||(said.get('event')||(location.hash.length<2?event:focus))!==event)"
    "root.classList.add('linked')"
)
"""Runs before the first drawing: what stands ready is shown in the language of the address, or of
the browser; a link to something else is not shown the start beforehand."""
BARE: Final = "html:not(.js) .needs-script{visibility:hidden}html.js #plain{display:none}"
"""What a page with packed styles needs where no script unpacks them."""
UNPACK: Final = (
    "const read=async(id)=>new Response(new Blob([Uint8Array.from(atob(document.getElementById("
    "'packed-'+id).textContent),(c)=>c.charCodeAt(0))]).stream().pipeThrough("
    "new DecompressionStream('gzip'))).text();"
    "const put=(name,text)=>{const one=document.createElement(name);"
    "if(name==='script')one.type='module';one.textContent=text;document.head.append(one)};"
    "put('style',await read('styles'));put('script',await read('app'));"
)
