import { setWorkerUrl } from 'maplibre-gl'
import url from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
setWorkerUrl(url)
