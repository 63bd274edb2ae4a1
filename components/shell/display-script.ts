/**
 * Applies the reader's chosen theme and text size before the first paint. Plain text, so that
 * a content security policy can carry its hash and every document can use the same bytes.
 * The choices are written by display-choice.ts; without one, the system's theme is followed.
 */
export const displayScript = `(function(){try{var r=document.documentElement,s=localStorage,t=s.getItem("theme"),x=s.getItem("text");if(t==="light"||t==="dark")r.dataset.theme=t;if(x==="large"||x==="larger")r.dataset.text=x}catch(e){}})()`;
