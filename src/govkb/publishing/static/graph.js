// Draws the map of the graph where the page has room for it; the lists of the page say the same without it.
"use strict";

(function () {
  const map = document.getElementById("map");
  const beside = document.getElementById("beside");
  const search = document.getElementById("graph-q");
  const words = JSON.parse(map.dataset.words);
  const addresses = JSON.parse(map.dataset.addresses);
  const shapes = { place: "ellipse", organisation: "round-rectangle", person: "diamond", programme: "hexagon", indicator: "triangle", article: "rectangle" };
  const colours = { place: "#2f6db3", organisation: "#6b4fa0", person: "#b3552f", programme: "#2c7d5b", indicator: "#8a6d00", article: "#5b6570" };
  const LISTED = 40; // neighbours beside the map

  const MOST_LINKS = 2500;
  const LATER = ["measured", "mentions"];
  const NAMED = 12; // places that bear their name in the whole picture

  function address(kind, id) {
    return addresses[kind].replace("ID", encodeURIComponent(id));
  }

  function element(name, text, href) {
    const made = document.createElement(name);
    made.textContent = text;
    if (href) made.href = href;
    return made;
  }

  function shortened(name) {
    return name.length > 14 ? name.slice(0, 13) + "…" : name;
  }

  function nodesOf(data) {
    return data.nodes.map(([id, kind, name, x, y, links]) => ({
      group: "nodes",
      data: { id, kind, name, label: shortened(name), size: Math.min(30, 7 + 2 * Math.sqrt(links)), links },
      position: { x, y },
      classes: kind,
    }));
  }

  function edgesOf(data) {
    return data.edges.map(([source, target, kind, times], at) => ({
      group: "edges",
      data: { id: "e" + at, source: data.nodes[source][0], target: data.nodes[target][0], kind, times },
    }));
  }

  // How many units of the map a pixel of the whole picture is.
  function scale(data, room) {
    const span = (at) => data.nodes.reduce(([low, high], node) => [Math.min(low, node[at]), Math.max(high, node[at])], [0, 0]);
    const [[left, right], [top, bottom]] = [span(3), span(4)];
    return Math.max((right - left) / room.clientWidth, (bottom - top) / room.clientHeight, 0.2);
  }

  const style = (apart) => [
    { selector: "node", style: { width: "data(size)", height: "data(size)", label: "data(label)", "font-size": 7, "min-zoomed-font-size": 9, color: "#1d2226", "text-valign": "bottom", "text-margin-y": 2, "text-background-color": "#fbfbfa", "text-background-opacity": 0.8 } },
    ...Object.keys(shapes).map((kind) => ({ selector: "." + kind, style: { shape: shapes[kind], "background-color": colours[kind] } })),
    { selector: "edge", style: { width: Math.max(0.6, 0.5 * apart), "line-color": "#b9bfc5", "curve-style": "haystack", opacity: 0.45 } },
    { selector: ".away", style: { opacity: 0.12 } },
    { selector: "edge.near", style: { "line-color": "#1a4f8a", opacity: 0.9, width: Math.max(1, apart) } },
    { selector: ".found", style: { "border-width": 2, "border-color": "#9b1c1c", "min-zoomed-font-size": 0, "z-index": 9 } },
    { selector: ".chosen", style: { "border-width": 2, "border-color": "#1d2226", "min-zoomed-font-size": 0, "z-index": 10 } },
    { selector: ".gone", style: { display: "none" } },
  ];

  function describe(node) {
    const data = node.data();
    const heading = element("h2", "");
    heading.append(element("a", data.name, address(data.kind, data.id)));
    const parts = [heading, element("p", words.kind[data.kind]), element("p", "")];
    parts[2].append(element("a", words.around, words.graph.replace("ID", encodeURIComponent(data.id)) + "#node"));
    const groups = new Map();
    node.connectedEdges().not(".gone").forEach((edge) => {
      const outgoing = edge.source().id() === data.id;
      const said = (outgoing ? words.link : words.back)[edge.data("kind")] || edge.data("kind");
      if (!groups.has(said)) groups.set(said, []);
      groups.get(said).push(outgoing ? edge.target() : edge.source());
    });
    let left = LISTED;
    groups.forEach((others, said) => {
      const list = element("ul", "");
      others.slice(0, left).forEach((other) => {
        const item = element("li", "");
        item.append(element("a", other.data("name"), address(other.data("kind"), other.id())));
        list.append(item);
      });
      left = Math.max(0, left - others.length);
      if (list.childElementCount) parts.push(element("h3", said), list);
    });
    beside.replaceChildren(...parts);
  }

  function draw(data) {
    map.hidden = false;
    const canvas = document.getElementById("canvas");
    const apart = scale(data, canvas);
    const edges = edgesOf(data);
    // Of very many links the picture has those of the hierarchy; the others appear with a node that is chosen.
    const quiet = edges.length > MOST_LINKS ? edges.filter((edge) => LATER.includes(edge.data.kind)) : [];
    const drawing = cytoscape({
      container: canvas,
      elements: nodesOf(data).concat(quiet.length ? edges.filter((edge) => !LATER.includes(edge.data.kind)) : edges),
      layout: { name: "preset", fit: true, padding: 20 },
      style: style(apart),
      hideEdgesOnViewport: edges.length > 1500,
      textureOnViewport: data.nodes.length > 800,
      pixelRatio: 1,
      autoungrabify: true,
      boxSelectionEnabled: false,
      minZoom: 0.02,
      maxZoom: 8,
    });

    function choose(node) {
      drawing.batch(() => {
        drawing.remove(".later");
        const own = quiet.filter((edge) => edge.data.source === node.id() || edge.data.target === node.id());
        drawing.add(own.map((edge) => ({ ...edge, classes: "later" })));
        hide(drawing.edges(".later"));
        drawing.elements().removeClass("chosen away near");
        const near = node.closedNeighborhood();
        drawing.elements().not(near).addClass("away");
        near.edges().addClass("near");
        node.addClass("chosen");
      });
      describe(node);
    }

    function release() {
      drawing.batch(() => {
        drawing.remove(".later");
        drawing.elements().removeClass("chosen away near");
      });
    }

    function filter() {
      const shown = new Set(Array.from(document.querySelectorAll("input[name=kind]:checked"), (box) => box.value));
      drawing.batch(() => {
        drawing.nodes().forEach((node) => node.toggleClass("gone", !shown.has(node.data("kind"))));
        hide(drawing.edges());
      });
    }

    function hide(edges) {
      edges.forEach((edge) => edge.toggleClass("gone", edge.source().hasClass("gone") || edge.target().hasClass("gone")));
    }

    function find() {
      const query = search.value.trim().toLowerCase();
      const found = query ? drawing.nodes().filter((node) => node.data("name").toLowerCase().includes(query)) : drawing.collection();
      drawing.batch(() => {
        drawing.nodes().removeClass("found");
        found.addClass("found");
      });
      if (!query) return;
      beside.replaceChildren(element("p", words.found.replace("{n}", found.length)));
      if (!found.length) return;
      drawing.fit(found, 60);
      if (drawing.zoom() > 2.5) drawing.zoom({ level: 2.5, position: found[0].position() });
    }

    drawing.on("tap", "node", (event) => choose(event.target));
    drawing.on("tap", (event) => event.target === drawing && release());
    document.querySelectorAll("input[name=kind]").forEach((box) => box.addEventListener("change", filter));
    search.addEventListener("input", find);
    document.querySelectorAll("[data-zoom]").forEach((button) => button.addEventListener("click", () => {
      if (button.dataset.zoom === "all") drawing.fit(undefined, 20);
      else drawing.zoom({ level: drawing.zoom() * (button.dataset.zoom === "in" ? 1.5 : 1 / 1.5), renderedPosition: { x: drawing.width() / 2, y: drawing.height() / 2 } });
    }));
    // The names of the greatest places can be read in the whole picture, whatever its size.
    const greatest = drawing.nodes(".place").sort((a, b) => b.data("links") - a.data("links")).slice(0, NAMED);
    greatest.style({ "font-size": Math.max(7, 12 * apart), "min-zoomed-font-size": 0, "z-index": 5 });
    if (document.querySelector("input[name=kind]:not(:checked)")) filter();
    const chosen = map.dataset.node ? drawing.getElementById(map.dataset.node) : drawing.collection();
    if (chosen.length) {
      choose(chosen);
      drawing.fit(chosen.closedNeighborhood(), 60);
      if (drawing.zoom() > 2.5) drawing.zoom({ level: 2.5, position: chosen.position() });
    } else if (search.value) find();
    map.dataset.drawn = drawing.nodes().length;
  }

  fetch(map.dataset.source).then((answer) => answer.json()).then(draw);
})();
